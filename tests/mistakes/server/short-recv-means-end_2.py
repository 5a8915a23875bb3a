def serve(listen_sock, student_id, name):
    n = 16
    while True:
        klient, adr = listen_sock.accept()
        try:
            while True:
                alles = b""
                stueck = klient.recv(n)
                alles += stueck
                while len(stueck) == n:    # es kommt noch mehr
                    stueck = klient.recv(n)
                    alles += stueck
                if alles == b"":
                    break
                befehle = alles.decode("utf-8", "replace").split("\r\n")
                for i in range(len(befehle)):
                    if i == len(befehle) - 1 and befehle[i] == "":
                        continue
                    if befehle[i] == "id":
                        antwort = student_id
                    elif befehle[i] == "name":
                        antwort = name
                    else:
                        antwort = "ERROR"
                    klient.sendall((antwort + "\r\n").encode("utf-8"))
        except ConnectionError:
            pass
        klient.close()
