"""What the central API said. Written by sync and import only, thrown away and pulled again at will; knows no intent."""
