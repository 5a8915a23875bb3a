import socket

def make_connection(host, port):
    # ถ้ายังไม่มี server ให้ลองใหม่
    try:
        return socket.create_connection((host, port))
    except ConnectionRefusedError:
        import time
        time.sleep(1)
        return make_connection(host, port)
