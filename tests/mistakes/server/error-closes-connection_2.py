END = b'\r\n'

def get_answer(command, student_id, name):
    if command == b'id':
        return student_id
    elif command == b'name':
        return name
    else:
        return 'ERROR'

def send_line(sock, text):
    sock.sendall(text.encode('utf-8') + END)

def handle_client(sock, student_id, name):
    pending = b''
    while True:
        pos = pending.find(END)
        while pos == -1:
            received = sock.recv(4096)
            if len(received) == 0:
                return
            pending += received
            pos = pending.find(END)
        command = pending[:pos]
        pending = pending[pos + 2:]
        print('got', command)
        out = get_answer(command, student_id, name)
        send_line(sock, out)
        if out == 'ERROR':
            return

def serve(listen_sock, student_id, name):
    while True:
        client, address = listen_sock.accept()
        try:
            handle_client(client, student_id, name)
        except (ConnectionResetError, BrokenPipeError, ConnectionAbortedError):
            print('client disconnected')
        finally:
            client.close()
