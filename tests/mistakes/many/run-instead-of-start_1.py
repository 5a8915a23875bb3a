import threading

def bediene(conn, student_id, name):
    buffer = b""
    try:
        while True:
            data = conn.recv(100)
            if not data:
                break
            buffer += data
            while b"\r\n" in buffer:
                line, buffer = buffer.split(b"\r\n", 1)
                if line == b"id":
                    conn.sendall(student_id.encode() + b"\r\n")
                elif line == b"name":
                    conn.sendall(name.encode() + b"\r\n")
                else:
                    conn.sendall("ERROR\r\n".encode())
    except ConnectionError:
        pass
    conn.close()

def serve(listen_sock, student_id, name):
    threads = []
    while True:
        conn, adresse = listen_sock.accept()
        t = threading.Thread(target=bediene, args=(conn, student_id, name))
        threads.append(t)
        t.run()
