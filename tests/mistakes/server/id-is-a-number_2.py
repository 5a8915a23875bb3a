import socket
import select

def serve(listen_sock, student_id, name):
    running = True
    while running:
        client, address = listen_sock.accept()
        pending = b''
        done = False
        while not done:
            try:
                d = client.recv(1024)
                if not d:
                    done = True
                else:
                    pending = pending + d
                    i = pending.find(b'\r\n')
                    while i >= 0:
                        command = pending[0:i]
                        pending = pending[i+2:]
                        if command == b'id':
                            reply = b'%d' % int(student_id)
                        elif command == b'name':
                            reply = bytes(name, 'utf-8')
                        else:
                            reply = b'ERROR'
                        client.sendall(reply + b'\r\n')
                        i = pending.find(b'\r\n')
            except OSError as e:
                done = True
        client.close()
