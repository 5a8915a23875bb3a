import threading

clients = []

def broadcast(message):
    for c in list(clients):
        try:
            c.sendall(message)
        except OSError:
            pass

def handle(client, student_id, name):
    buf = b""
    try:
        while True:
            data = client.recv(1024)
            if not data:
                break
            buf += data
            while b"\r\n" in buf:
                cmd, buf = buf.split(b"\r\n", 1)
                if cmd == b"id":
                    broadcast(student_id.encode() + b"\r\n")
                elif cmd == b"name":
                    broadcast(name.encode() + b"\r\n")
                else:
                    broadcast(b"ERROR\r\n")
    except ConnectionError:
        pass
    clients.remove(client)
    client.close()

def serve(listen_sock, student_id, name):
    while True:
        client, address = listen_sock.accept()
        clients.append(client)
        threading.Thread(target=handle, args=(client, student_id, name), daemon=True).start()
