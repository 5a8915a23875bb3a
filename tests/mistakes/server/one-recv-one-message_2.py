# Uebung 9
# Server der auf id und name antwortet
BUFFER_SIZE = 4096

def serve(listen_sock, student_id, name):
    while 1:
        verbindung, adr = listen_sock.accept()
        while 1:
            try:
                nachricht = verbindung.recv(BUFFER_SIZE)
            except ConnectionError:
                break
            if len(nachricht) == 0:
                break
            text = nachricht.decode("utf-8", "replace")
            print("empfangen:", repr(text))
            if text.endswith("\r\n") == False:
                antwort = "ERROR"
            elif text[:-2] == "id":
                antwort = student_id
            elif text[:-2] == "name":
                antwort = name
            else:
                antwort = "ERROR"
            antwort = antwort + "\r\n"
            try:
                verbindung.sendall(antwort.encode("utf-8"))
            except ConnectionError:
                break
        verbindung.close()
