import socket
import threading   # needed later?

def ask(host, port, command):
    conn = socket.create_connection((host, port))
    conn.settimeout(7)
    wfile = conn.makefile("wb")
    rfile = conn.makefile("rb")
    wfile.write(command.encode("utf-8"))
    wfile.write(b"\r\n")
    raw = rfile.readline()
    #print(repr(raw))
    if not raw.endswith(b"\r\n"):
        raise ConnectionError("incomplete answer " + repr(raw))
    wfile.close()
    rfile.close()
    conn.close()
    raw = raw[0:len(raw) - 2]
    return str(raw, "utf-8")
