"""Films as pages and as a SPARQL 1.1 endpoint, on this machine: ``kg serve``.

Nothing is imported here, since the processes that answer queries begin in this package too.
"""
