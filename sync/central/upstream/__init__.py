"""A gateway: the central API fed from LAPOR!'s own one, for institutions that host it where the link is good.

Their keys lie here alone; officers' PCs speak contract v1 over the bad link. What LAPOR! tells is polled and comes to
the PCs as changes; what officers send is carried there once in effect, each op with a state that survives a crash.
"""
