import threading

def serve(listen_sock, student_id, name):

    def client_thread(conn):
        rest = b""
        try:
            while True:
                data = conn.recv(1024)
                if not data:
                    break
                rest += data
                while b"\r\n" in rest:
                    befehl, rest = rest.split(b"\r\n", 1)
                    if befehl == b"id":
                        conn.sendall(student_id.encode("utf-8") + b"\r\n")
                    elif befehl == b"name":
                        conn.sendall(name.encode("utf-8") + b"\r\n")
                    else:
                        conn.sendall(b"ERROR\r\n")
        except OSError:
            pass
        finally:
            conn.close()

    while True:
        client = listen_sock.accept()
        # client = (socket, adresse)
        threading.Thread(target=client_thread, args=client).start()
