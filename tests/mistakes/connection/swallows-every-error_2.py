import socket

def make_connection(host, port):
    try:
        s = socket.create_connection((host, port), timeout=5)
        s.settimeout(None)
        return s
    except Exception as e:
        print("No se puede conectar:", e)
        return None
