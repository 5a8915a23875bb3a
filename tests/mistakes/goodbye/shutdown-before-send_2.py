import socket

def say_goodbye(connection, last_words):
    # ไม่ส่งอีกแล้ว
    connection.shutdown(socket.SHUT_WR)
    r = b"".join(iter(lambda: connection.recv(1024), b""))
    connection.sendall(last_words)
    connection.close()
    return r
