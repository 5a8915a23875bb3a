#!/usr/bin/env python3

END = b'\r\n'

def get_answer(message, student_id, name):
    if message == b'id':
        return student_id
    elif message == b'name':
        return name
    else:
        raise ValueError('ERROR')

def send_line(sock, text):
    sock.sendall(text.encode('utf-8') + END)

def handle_client(sock, student_id, name):
    pending = b''
    while True:
        pos = pending.find(END)
        while pos == -1:
            d = sock.recv(4096)
            if len(d) == 0:
                # client closed the connection
                return
            pending += d
            pos = pending.find(END)
        message = pending[:pos]
        pending = pending[pos + 2:]
        print('got', message)
        answer = get_answer(message, student_id, name)
        send_line(sock, answer)

def serve(listen_sock, student_id, name):
    while True:
        client, client_address = listen_sock.accept()
        try:
            handle_client(client, student_id, name)
        except (ConnectionResetError, BrokenPipeError, ConnectionAbortedError):
            print('client disconnected')
        finally:
            client.close()
