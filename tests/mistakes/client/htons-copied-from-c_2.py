import socket;

def ask(host, port, command):
    clientSocket = socket.socket(socket.AF_INET, socket.SOCK_STREAM);
    sin_port = socket.htons(port);   # network byte order
    clientSocket.connect((host, sin_port));
    outToServer = (command + '\r\n').encode('utf-8');
    clientSocket.sendall(outToServer);
    inFromServer = b'';
    finished = False;
    while (finished == False):
        receivedBytes = clientSocket.recv(1024);
        if (len(receivedBytes) == 0):
            clientSocket.close();
            raise Exception('connection lost');
        inFromServer = inFromServer + receivedBytes;
        if (b'\r\n' in inFromServer):
            finished = True;
    clientSocket.close();
    result = inFromServer.split(b'\r\n')[0].decode('utf-8');
    return result;
