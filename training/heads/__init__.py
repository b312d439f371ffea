"""Recipe for tags, names and sentence bounds as heads on the frozen encoder of the attribution network."""
