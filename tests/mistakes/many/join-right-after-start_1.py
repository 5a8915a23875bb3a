import threading
import socket


def client(conn, student_id, name):
    with conn:
        buf = b""
        while True:
            try:
                d = conn.recv(1024)
                if not d:
                    return
                buf += d
                while b"\r\n" in buf:
                    cmd, buf = buf.split(b"\r\n", 1)
                    if cmd == b"id":
                        conn.sendall((student_id + "\r\n").encode())
                    elif cmd == b"name":
                        conn.sendall((name + "\r\n").encode())
                    else:
                        conn.sendall(b"ERROR\r\n")
            except OSError:
                return


def serve(listen_sock, student_id, name):
    while True:
        conn, addr = listen_sock.accept()
        thread = threading.Thread(target=client, args=(conn, student_id, name))
        thread.start()
        thread.join()     # wait for the thread, otherwise it is lost
