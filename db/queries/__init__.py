"""A question in; rows out. SQL that site and command line share."""
