import select

def serve(listen_sock, student_id, name):
    eingang = {}
    ausgang = {}
    weg = []
    while True:
        lesen = [listen_sock] + [s for s in eingang if s not in weg]
        r, w, _ = select.select(lesen, [s for s in ausgang if ausgang[s]], [], 1)
        for s in r:
            if s is listen_sock:
                neu, addr = listen_sock.accept()
                neu.setblocking(False)
                eingang[neu] = b""
                ausgang[neu] = b""
                continue
            try:
                data = s.recv(1024)
            except OSError:
                data = b""
                ausgang[s] = b""
            if not data:
                weg.append(s)
            eingang[s] += data
            zeilen = eingang[s].split(b"\r\n")
            eingang[s] = zeilen.pop()
            for z in zeilen:
                # bytes -> str
                text = z.decode()
                if text == "id":
                    antwort = student_id
                elif text == "name":
                    antwort = name
                else:
                    antwort = "ERROR"
                ausgang[s] += (antwort + "\r\n").encode()
        for s in w:
            try:
                gesendet = s.send(ausgang[s])
                ausgang[s] = ausgang[s][gesendet:]
            except OSError:
                ausgang[s] = b""
                if s not in weg:
                    weg.append(s)
        for s in weg[:]:
            if not ausgang[s]:
                weg.remove(s)
                del eingang[s]
                del ausgang[s]
                s.close()
