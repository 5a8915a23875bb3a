import socket

def serve(listen_sock, student_id, name):
    while True:
        conn, addr = listen_sock.accept()
        try:
            while True:
                data = conn.recv(4)    # "id" + CRLF = 4 bytes
                if not data:
                    break
                if data == b"id\r\n":
                    conn.sendall(student_id.encode() + b"\r\n")
                elif data == b"name":
                    conn.sendall(name.encode() + b"\r\n")
                else:
                    conn.sendall(b"ERROR\r\n")
        except ConnectionError as e:
            print(e)
        conn.close()
