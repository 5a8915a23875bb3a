import socket

def make_listener(port):
    # IPv6 ist moderner und kann auch IPv4
    return socket.create_server(("", port), family=socket.AF_INET6, dualstack_ipv6=True)
