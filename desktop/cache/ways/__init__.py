"""How this desk reaches its complaints: by which way, as whom, over what network, at what cost, and how it went."""
