#!/usr/bin/env python3
import socket

END = b'\r\n'

def get_answer(line, student_id, name):
    if line == b'id':
        return student_id + '\r\n'
    elif line == b'name':
        return name + '\r\n'
    else:
        return 'ERROR\r\n'

def send_line(sock, text):
    sock.sendall(text.encode('utf-8') + END)

def handle_client(sock, student_id, name):
    buf = b''
    while True:
        pos = buf.find(END)
        while pos == -1:
            d = sock.recv(4096)
            if len(d) == 0:
                return
            buf += d
            pos = buf.find(END)
        line = buf[:pos]
        buf = buf[pos + 2:]
        print('got', line)
        response = get_answer(line, student_id, name)
        send_line(sock, response)

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
