import socket as net


def new_socket(kind, protocol):
    return net.socket(family=net.AF_INET, type=kind, proto=protocol)


def make_sockets():
    return (
        new_socket(net.SOCK_STREAM, net.IPPROTO_TCP),
        new_socket(net.SOCK_DGRAM, net.IPPROTO_UDP),
    )
