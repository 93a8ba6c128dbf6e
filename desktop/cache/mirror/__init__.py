"""What the central API said: written by sync and import, thrown away and pulled again at will; imports no intent."""
