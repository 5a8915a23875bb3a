def serve(listen_sock, student_id, name):
    while True:
        conn, addr = listen_sock.accept()
        text = ""
        try:
            while True:
                data = conn.recv(1024)
                if not data:
                    break
                text += data.decode("utf-8")
                while "\r\n" in text:
                    line, text = text.split("\r\n", 1)
                    if line == "id":
                        reply = student_id
                    elif line == "name":
                        reply = name
                    else:
                        reply = "ERROR"
                    conn.sendall((reply + "\r\n").encode("utf-8"))
        except ConnectionError:
            print("client disconnected")
        conn.close()
