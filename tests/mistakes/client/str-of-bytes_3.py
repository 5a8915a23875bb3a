import socket;

def ask(host, port, command):
    clientSocket = socket.socket(socket.AF_INET, socket.SOCK_STREAM);
    clientSocket.connect((host, port));
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
    result = str(inFromServer.split(b'\r\n')[0]);
    return result;
