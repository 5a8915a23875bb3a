def serve(listen_sock, student_id, name):
    while True:
        sock, adresse = listen_sock.accept()
        try:
            with sock, sock.makefile("rb") as fichier:
                for ligne in fichier:
                    if not ligne.endswith(b"\r\n"):
                        continue
                    mot = ligne[:-2].decode("utf-8", "replace")
                    if mot == "name" or "nom":
                        reponse = name
                    elif mot == "id" or "matricule":
                        reponse = student_id
                    else:
                        reponse = "ERROR"
                    sock.sendall((reponse + "\r\n").encode("utf-8"))
        except ConnectionError:
            print("client perdu")
