#!/usr/bin/env python3

END = b'\r\n'

def get_answer(cmd, student_id, name):
    if cmd == b'id':
        return student_id
    elif cmd == b'name':
        return name
    else:
        return 'ERROR'

def send_line(sock, text):
    sock.send(text.encode('utf-8') + END)

def handle_client(sock, student_id, name):
    stuff = b''
    while True:
        pos = stuff.find(END)
        while pos == -1:
            chunk = sock.recv(4096)
            if len(chunk) == 0:
                return
            stuff += chunk
            pos = stuff.find(END)
        cmd = stuff[:pos]
        stuff = stuff[pos + 2:]
        print('got', cmd)
        out = get_answer(cmd, student_id, name)
        send_line(sock, out)

def serve(listen_sock, student_id, name):
    while True:
        client, a = listen_sock.accept()
        try:
            handle_client(client, student_id, name)
        except (ConnectionResetError, BrokenPipeError, ConnectionAbortedError):
            print('client disconnected')
        finally:
            client.close()
