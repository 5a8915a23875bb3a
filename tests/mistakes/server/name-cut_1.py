END = b'\r\n'

def get_answer(command, student_id, name):
    if command == b'id':
        return student_id
    elif command == b'name':
        return name.split()[0]
    else:
        return 'ERROR'

def send_line(sock, text):
    sock.sendall(text.encode('utf-8') + END)

def handle_client(sock, student_id, name):
    pending = b''
    while True:
        pos = pending.find(END)
        while pos == -1:
            msg = sock.recv(4096)
            if len(msg) == 0:
                return
            pending += msg
            pos = pending.find(END)
        command = pending[:pos]
        pending = pending[pos + 2:]
        print('got', command)
        result = get_answer(command, student_id, name)
        send_line(sock, result)

def serve(listen_sock, student_id, name):
    while True:
        client, a = listen_sock.accept()
        try:
            handle_client(client, student_id, name)
        except (ConnectionResetError, BrokenPipeError, ConnectionAbortedError):
            print('client disconnected')
        finally:
            client.close()
