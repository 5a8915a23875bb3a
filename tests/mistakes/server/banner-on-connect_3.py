#!/usr/bin/env python3
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
    sock.sendall(text.encode('utf-8') + END)

def handle_client(sock, student_id, name):
    pending = b''
    send_line(sock, 'Server ready')
    while True:
        pos = pending.find(END)
        while pos == -1:
            data = sock.recv(4096)
            if len(data) == 0:
                # client closed the connection
                return
            pending += data
            pos = pending.find(END)
        message = pending[:pos]
        pending = pending[pos + 2:]
        print('got', message)
        out = get_answer(message, student_id, name)
        send_line(sock, out)

def serve(listen_sock, student_id, name):
    while True:
        client, address = listen_sock.accept()
        print('client connected:', address)
        try:
            handle_client(client, student_id, name)
        except (ConnectionResetError, BrokenPipeError, ConnectionAbortedError):
            print('client disconnected')
        finally:
            client.close()
