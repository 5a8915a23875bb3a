import selectors
import traceback

sel = selectors.DefaultSelector()

class C:
    def __init__(self, s):
        self.s = s
        self.ein = b""
        self.aus = b""
        self.ende = False

def serve(listen_sock, student_id, name):
    sel.register(listen_sock, selectors.EVENT_READ, None)
    listen_sock.setblocking(False)
    while True:
        try:
            # al salir hay que mirar el socket
            listen_sock.getsockname()
            for key, mask in sel.select(1):
                if key.data is None:
                    s, a = listen_sock.accept()
                    s.setblocking(False)
                    sel.register(s, selectors.EVENT_READ, C(s))
                    continue
                c = key.data
                try:
                    if mask & selectors.EVENT_READ:
                        d = c.s.recv(1024)
                        c.ende = not d
                        c.ein += d
                        while b"\r\n" in c.ein:
                            z, c.ein = c.ein.split(b"\r\n", 1)
                            if z == b"id":
                                c.aus += student_id.encode() + b"\r\n"
                            elif z == b"name":
                                c.aus += name.encode() + b"\r\n"
                            else:
                                c.aus += b"ERROR\r\n"
                    if c.aus:
                        c.aus = c.aus[c.s.send(c.aus):]
                except BlockingIOError:
                    pass
                except OSError:
                    c.ende = True
                    c.aus = b""
                was = 0
                if not c.ende and len(c.aus) < 100000:
                    was |= selectors.EVENT_READ
                if c.aus:
                    was |= selectors.EVENT_WRITE
                if was:
                    sel.modify(c.s, was, c)
                else:
                    sel.unregister(c.s)
                    c.s.close()
        except Exception:
            continue
