import socket

END = b'\r\n'

def get_answer(command, student_id, name):
    if command == b'id':
        return student_id.encode() + END
    elif command == b'name':
        return name.encode() + END
    else:
        return b'ERROR' + END

def handle_client(sock, student_id, name):
    rest = b''
    while True:
        pos = rest.find(END)
        while pos == -1:
            chunk = sock.recv(4096)
            if len(chunk) == 0:
                return
            rest += chunk
            pos = rest.find(END)
        command = rest[:pos]
        rest = rest[pos + 2:]
        print('got', command)
        get_answer(command, student_id, name)

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
