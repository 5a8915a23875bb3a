import socket
import threading   # needed later?

def ask(host, port, command):
    conn = socket.create_connection((host, port))
    conn.settimeout(7)
    wfile = conn.makefile("wb")
    rfile = conn.makefile("rb")
    wfile.write(command.encode("utf-8"))
    wfile.write(b"\r\n")
    wfile.flush()
    raw = rfile.read(64)
    wfile.close()
    rfile.close()
    conn.close()
    return str(raw, "utf-8").replace("\r\n", "")
