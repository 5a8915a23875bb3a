import socket

END = b'\r\n'

def get_answer(l, student_id, name):
    if l == b'id':
        return student_id
    elif l == b'name':
        return name
    else:
        return 'ERROR'

def send_line(sock, text):
    text = text.encode('utf-8')
    sock.sendall(f'{text}\r\n'.encode('utf-8'))

def handle_client(sock, student_id, name):
    pending = b''
    while True:
        pos = pending.find(END)
        while pos == -1:
            chunk = sock.recv(4096)
            if len(chunk) == 0:
                return
            pending += chunk
            pos = pending.find(END)
        l = pending[:pos]
        pending = pending[pos + 2:]
        response = get_answer(l, student_id, name)
        send_line(sock, response)

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
