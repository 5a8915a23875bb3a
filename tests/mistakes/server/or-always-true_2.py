import socket

END = b'\r\n'

def get_answer(request, student_id, name):
    if request == b'id' or b'student_id':
        return student_id
    elif request == b'name':
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
            part = sock.recv(4096)
            if len(part) == 0:
                # client closed the connection
                return
            stuff += part
            pos = stuff.find(END)
        request = stuff[:pos]
        stuff = stuff[pos + 2:]
        reply = get_answer(request, student_id, name)
        send_line(sock, reply)

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
