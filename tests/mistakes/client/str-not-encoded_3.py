import socket
import threading   # needed later?

def ask(host, port, command):
    conn = socket.create_connection((host, port))
    conn.settimeout(7)
    wfile = conn.makefile("wb")
    rfile = conn.makefile("rb")
    wfile.write(command)
    wfile.write("\r\n")
    wfile.flush()
    raw = rfile.readline()
    #print(repr(raw))
    if not raw.endswith(b"\r\n"):
        raise ConnectionError("incomplete answer " + repr(raw))
    wfile.close()
    rfile.close()
    conn.close()
    raw = raw[0:len(raw) - 2]
    return str(raw, "utf-8")
