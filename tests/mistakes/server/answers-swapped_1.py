import socket

END = b'\r\n'

def get_answer(command, student_id, name):
    if command == b'id':
        return name
    elif command == b'name':
        return student_id
    else:
        return 'ERROR'

def send_line(sock, text):
    sock.sendall(text.encode('utf-8') + END)

def handle_client(sock, student_id, name):
    stuff = b''
    while True:
        pos = stuff.find(END)
        while pos == -1:
            d = sock.recv(4096)
            if len(d) == 0:
                return
            stuff += d
            pos = stuff.find(END)
        command = stuff[:pos]
        stuff = stuff[pos + 2:]
        print('got', command)
        response = get_answer(command, student_id, name)
        send_line(sock, response)

def serve(listen_sock, student_id, name):
    while True:
        client, a = listen_sock.accept()
        try:
            handle_client(client, student_id, name)
        except (ConnectionResetError, BrokenPipeError, ConnectionAbortedError):
            print('client disconnected')
        finally:
            client.close()
