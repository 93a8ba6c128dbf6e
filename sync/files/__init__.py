"""Files on their way: an answer's go up before it, what the officer asks for comes down, all of them behind text."""
