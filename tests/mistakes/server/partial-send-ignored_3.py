import socket

def serve(listen_sock, student_id, name):
    running = True
    while running:
        client_socket, address = listen_sock.accept()
        pending = b''
        done = False
        while not done:
            try:
                msg = client_socket.recv(1024)
                if not msg:
                    done = True
                else:
                    pending = pending + msg
                    i = pending.find(b'\r\n')
                    while i >= 0:
                        line = pending[0:i]
                        pending = pending[i+2:]
                        if line == b'id':
                            answer = bytes(student_id, 'utf-8')
                        elif line == b'name':
                            answer = bytes(name, 'utf-8')
                        else:
                            answer = b'ERROR'
                        n = client_socket.send(answer + b'\r\n')
                        print(n, 'bytes sent')
                        i = pending.find(b'\r\n')
            except OSError as e:
                print('error with client', e)
                done = True
        client_socket.close()
