import socket

def make_sockets():
    tcp = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    sockets = (tcp, udp)
    # ปิด socket ทุกครั้ง
    tcp.close()
    udp.close()
    return sockets
