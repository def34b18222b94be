//! right: the blocking threads of a runtime of its own

use katas_kit::legacy::Client;
use tokio::runtime::Runtime;

pub fn fetch_all(client: &Client, names: &[String]) -> Vec<String> {
    let runtime = Runtime::new().expect("the system has a descriptor left");
    let mut requests = Vec::new();
    for name in names {
        let (client, name) = (client.clone(), name.clone());
        requests.push(runtime.spawn_blocking(move || client.get(&name)));
    }
    runtime.block_on(async {
        let mut pages = Vec::new();
        for request in requests {
            pages.push(request.await.expect("the client does not panic"));
        }
        pages
    })
}
