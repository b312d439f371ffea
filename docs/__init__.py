"""The documents, and the script that draws a picture of the code's imports for them."""
