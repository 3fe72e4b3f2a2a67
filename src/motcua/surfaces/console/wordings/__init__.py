"""Text blocks in the console: the list, one with its versions, and the forms that write them."""
