def lies(sock):
    zeile = b""
    while not zeile.endswith(b"\r\n"):
        b = sock.recv(1)
        if not b:
            return None
        zeile += b
    return zeile[:-2]

def serve(listen_sock, student_id, name):
    while True:
        client, addr = listen_sock.accept()
        print("Client:", addr)
        while True:
            try:
                befehl = lies(client)
            except ConnectionError:
                befehl = None
            if befehl is None:
                break
            if befehl == b"id":
                antwort = student_id
            elif befehl == b"name":
                antwort = name
            else:
                antwort = "ERROR"
            listen_sock.sendall(antwort.encode("utf-8") + b"\r\n")
        client.close()
