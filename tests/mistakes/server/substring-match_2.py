#!/usr/bin/env python3
import socket

END = b'\r\n'

def get_answer(l, student_id, name):
    if l.find(b'id') != -1:
        return student_id
    elif l.find(b'name') != -1:
        return name
    else:
        return 'ERROR'

def send_line(sock, text):
    sock.sendall(text.encode('utf-8') + END)

def handle_client(sock, student_id, name):
    stuff = b''
    while True:
        pos = stuff.find(END)
        while pos == -1:
            chunk = sock.recv(4096)
            if len(chunk) == 0:
                # client closed the connection
                return
            stuff += chunk
            pos = stuff.find(END)
        l = stuff[:pos]
        stuff = stuff[pos + 2:]
        print('got', l)
        answer = get_answer(l, student_id, name)
        send_line(sock, answer)

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
