import socket

END = b'\r\n'

def get_answer(cmd, student_id, name):
    if cmd == b'id':
        return student_id
    elif cmd == b'name':
        return name
    else:
        return 'ERROR'

def send_line(sock, text):
    msg = text.encode('utf-8') + END
    sock.sendall(len(msg).to_bytes(4, 'big') + msg)

def handle_client(sock, student_id, name):
    stuff = b''
    while True:
        pos = stuff.find(END)
        while pos == -1:
            d = sock.recv(4096)
            if len(d) == 0:
                # client closed the connection
                return
            stuff += d
            pos = stuff.find(END)
        cmd = stuff[:pos]
        stuff = stuff[pos + 2:]
        print('got', cmd)
        reply = get_answer(cmd, student_id, name)
        send_line(sock, reply)

def serve(listen_sock, student_id, name):
    while True:
        client, addr = listen_sock.accept()
        print('client connected:', addr)
        try:
            handle_client(client, student_id, name)
        except (ConnectionResetError, BrokenPipeError, ConnectionAbortedError):
            print('client disconnected')
        finally:
            client.close()
