import socket

def serve(listen_sock, student_id, name):
    while True:
        conn, addr = listen_sock.accept()
        try:
            # receive the whole message
            message = b""
            while True:
                part = conn.recv(1024)
                if not part:
                    break
                message += part
            lines = message.split(b"\r\n")[:-1]
            for line in lines:
                if line == b"id":
                    conn.sendall(student_id.encode() + b"\r\n")
                elif line == b"name":
                    conn.sendall(name.encode() + b"\r\n")
                else:
                    conn.sendall(b"ERROR\r\n")
        except ConnectionError:
            print("reset")
        conn.close()
