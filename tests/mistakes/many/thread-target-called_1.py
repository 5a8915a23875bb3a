import socket
import threading

def handle_client(conn, student_id, name):
    buf = b""
    try:
        while True:
            data = conn.recv(1024)
            if not data:
                break
            buf += data
            while b"\r\n" in buf:
                cmd, _, buf = buf.partition(b"\r\n")
                if cmd == b"id":
                    conn.sendall(student_id.encode() + b"\r\n")
                elif cmd == b"name":
                    conn.sendall(name.encode() + b"\r\n")
                else:
                    conn.sendall(b"ERROR\r\n")
    except ConnectionError:
        print("client gone")
    finally:
        conn.close()


def serve(listen_sock, student_id, name):
    while True:
        conn, addr = listen_sock.accept()
        # ein Thread pro Client
        t = threading.Thread(target=handle_client(conn, student_id, name))
        t.start()
