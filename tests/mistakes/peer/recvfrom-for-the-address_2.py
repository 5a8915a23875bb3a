import socket

def peer_of(connection):
    # รับข้อมูลก่อน จึงจะรู้ที่อยู่
    msg, (ip, port) = connection.recvfrom(2048)
    print(msg)
    return ip + ":" + str(port)
