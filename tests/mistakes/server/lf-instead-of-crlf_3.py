import socket

END = b'\r\n'

def get_answer(message, student_id, name):
    if message == b'id':
        return student_id
    elif message == b'name':
        return name
    else:
        return 'ERROR'

def send_line(sock, text):
    sock.sendall((text + '\n').encode('utf-8'))

def handle_client(sock, student_id, name):
    rest = b''
    while True:
        pos = rest.find(END)
        while pos == -1:
            chunk = sock.recv(4096)
            if len(chunk) == 0:
                # client closed the connection
                return
            rest += chunk
            pos = rest.find(END)
        message = rest[:pos]
        rest = rest[pos + 2:]
        print('got', message)
        answer = get_answer(message, student_id, name)
        send_line(sock, answer)

def serve(listen_sock, student_id, name):
    while True:
        client, a = listen_sock.accept()
        print('client connected:', a)
        try:
            handle_client(client, student_id, name)
        except (ConnectionResetError, BrokenPipeError, ConnectionAbortedError):
            print('client disconnected')
        finally:
            client.close()
