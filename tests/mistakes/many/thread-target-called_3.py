import concurrent.futures
import socket

executor = concurrent.futures.ThreadPoolExecutor(max_workers=200)


def client_function(conn, addr, student_id, name):
    print(addr, "connected")
    rest = b""
    while True:
        try:
            neu = conn.recv(4096)
        except OSError:
            break
        if not neu:
            break
        zeilen = (rest + neu).split(b"\r\n")
        rest = zeilen.pop()
        for z in zeilen:
            if z == b"id":
                a = student_id
            elif z == b"name":
                a = name
            else:
                a = "ERROR"
            try:
                conn.sendall(f"{a}\r\n".encode())
            except OSError:
                break
    print(addr, "disconnected")
    conn.close()


def serve(listen_sock, student_id, name):
    while True:
        conn, addr = listen_sock.accept()
        executor.submit(client_function(conn, addr, student_id, name))
