#!/usr/bin/env python3
import socket

END = b'\r\n'

def get_answer(request, student_id, name):
    if request == b'id':
        return student_id
    elif request == b'name':
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
            part = sock.recv(4096)
            if len(part) == 0:
                # client closed the connection
                return
            pending += part
            pos = pending.find(END)
        request = pending[:pos]
        pending = pending[pos + 2:]
        print('got', request)
        result = get_answer(request.strip(), student_id, name)
        send_line(sock, result)

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
