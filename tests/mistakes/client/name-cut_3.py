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
    raw = rfile.readline()
    #print(repr(raw))
    if not raw.endswith(b"\r\n"):
        raise ConnectionError("incomplete answer " + repr(raw))
    wfile.close()
    rfile.close()
    conn.close()
    parts = raw.split()
    return str(parts[0], "utf-8")
